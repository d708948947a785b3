/** Papers about personal data, in the form of Nghị định 30/2020/NĐ-CP. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.privacy.paper;
