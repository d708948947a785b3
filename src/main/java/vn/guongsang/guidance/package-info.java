/**
 * The yearly guidance of an authority on commendation (hướng dẫn khen thưởng hằng năm): how many may be put forward for which
 * award, under which movement, by which body, and how many places are taken. Whoever keeps dossiers tells what was put forward.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "audit",
            "document",
            "frame",
            "identity",
            "organisation",
            "plan",
            "privacy",
            "rules",
            "time",
            "verdict"
        })
@org.jspecify.annotations.NullMarked
package vn.guongsang.guidance;
