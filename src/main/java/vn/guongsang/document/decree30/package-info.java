/**
 * The form of Nghị định 30/2020/NĐ-CP: {@link vn.guongsang.document.decree30.Form} alone knows the
 * decree, the two writers only draw.
 */
@org.jspecify.annotations.NullMarked
package vn.guongsang.document.decree30;
