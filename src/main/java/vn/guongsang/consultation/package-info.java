/**
 * Public consultation (lấy ý kiến Nhân dân): things are put before the public for so many working days, anybody
 * may say something, what is said is read before others see it, and it is answered and concluded on record. A
 * thing on display is opaque: whoever puts it there offers an {@link vn.guongsang.consultation.Exhibit}, asks how it
 * stands and hears of its {@link vn.guongsang.consultation.ItemConcluded}.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "audit",
            "frame",
            "identity",
            "organisation",
            "plan",
            "plan :: pack",
            "privacy",
            "seal",
            "time",
            "verdict"
        })
@org.jspecify.annotations.NullMarked
package vn.guongsang.consultation;
