/**
 * Bodies (cơ quan, đơn vị, địa phương) in time, and the clusters and blocs that they form.
 *
 * <p><b>Identity.</b> A {@link vn.guongsang.organisation.Body} lasts: whoever refers to one keeps the id
 * through renaming and after its end. What it is called and where it stands follows the day: its own
 * columns, and {@code organisation_v_body}, hold what is true on the business day; the view
 * {@code organisation_v_version} and the methods of {@link vn.guongsang.organisation.Bodies} that take a
 * day tell what was or will be.
 *
 * <p><b>Change.</b> {@link vn.guongsang.organisation.Bodies#add} adds a body, {@code correct} mends what
 * was always wrong, {@code change} makes something else true from a day on. What a decision does to bodies
 * (sáp nhập, chia tách, đổi tên, giải thể, chuyển cấp) is a {@link vn.guongsang.organisation.Succession}, and
 * only {@link vn.guongsang.organisation.Successions} ends a body. It may be recorded ahead of its day, and
 * taken back ({@link vn.guongsang.organisation.Annulling}) as long as nothing rests on it.
 *
 * <p><b>Rolled to the successor.</b> The view {@code organisation_v_heir} gives the one main heir of an
 * ended body on a day, over any number of successions: {@code LEFT JOIN organisation_v_heir heir ON
 * heir.body_id = x.body_id AND heir.since <= :day AND heir.until > :day} and
 * {@code coalesce(heir.heir_id, x.body_id)} count every figure exactly once.
 *
 * <p>This module stands below accounts and pages: who may change bodies is decided, and the pages are, in
 * module {@code directory}.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"audit", "time", "verdict"})
@org.jspecify.annotations.NullMarked
package vn.guongsang.organisation;
