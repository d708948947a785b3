package vn.guongsang.frame.web;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param dev templates and styles are read from the source tree at each request
 * @param demo this is a demo world, and every page says so
 * @param contact whom to ask when something is refused, e.g. "Phòng Thi đua, khen thưởng, 0236 …"
 */
@ConfigurationProperties("guongsang")
record FrameProperties(
        @DefaultValue("false") boolean dev,
        @DefaultValue("false") boolean demo,
        @Nullable String contact) {}
