/**
 * The public site: published exemplars for everybody, without sign-in, for people, search engines and
 * feed readers. It reads what other modules publish and changes nothing.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "commendation",
            "communication",
            "document",
            "exemplar",
            "frame",
            "identity",
            "installation",
            "verdict"
        })
@org.jspecify.annotations.NullMarked
package vn.guongsang.portal;
