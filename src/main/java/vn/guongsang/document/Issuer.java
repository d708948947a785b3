package vn.guongsang.document;

import org.jspecify.annotations.Nullable;

/**
 * The body in whose name a document is issued (Nghị định 30/2020/NĐ-CP, phụ lục I, phần I, mục II,
 * khoản 2 to 4). Names are written as they are spoken; the form sets them in capitals.
 *
 * @param superior the body directly above; null for a people's committee, a ministry and others
 *     that the form lets stand alone
 * @param name e.g. {@code Ủy ban nhân dân xã Ninh Đông}; a line feed breaks the line there
 * @param abbreviation as in the sign of the number, e.g. {@code UBND}
 * @param place the place name before the date, e.g. {@code Ninh Đông}
 */
public record Issuer(@Nullable String superior, String name, String abbreviation, String place) {}
