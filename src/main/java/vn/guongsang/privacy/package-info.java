/**
 * Personal data: what the product keeps of people and why ({@link vn.guongsang.privacy.Register}), who
 * agreed to be shown in public ({@link vn.guongsang.privacy.Consents}), what is sealed
 * ({@link vn.guongsang.privacy.Particulars}), what people ask about data of their own
 * ({@link vn.guongsang.privacy.DataRequests}), what has been kept long enough
 * ({@link vn.guongsang.privacy.Retention}). Nothing here knows what a subject is beyond its kind and id:
 * modules above tell what they hold ({@link vn.guongsang.privacy.PersonalData}) and end what is theirs
 * ({@link vn.guongsang.privacy.Retained}).
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "audit",
            "delivery",
            "document",
            "frame",
            "identity",
            "installation",
            "job",
            "organisation",
            "seal",
            "time",
            "verdict"
        })
@org.jspecify.annotations.NullMarked
package vn.guongsang.privacy;
