/**
 * Personal data: what the product keeps of people and why ({@link vn.guongsang.privacy.Register}), who
 * agreed to be shown in public ({@link vn.guongsang.privacy.Consents}). Other modules ask here and tell
 * here what is theirs; nothing here knows what a subject is beyond its kind and id.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"audit", "document", "frame", "identity", "organisation", "time", "verdict"})
@org.jspecify.annotations.NullMarked
package vn.guongsang.privacy;
