package vn.guongsang.frame.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The few files that every page loads: one stylesheet out of many sources, two scripts, two font files,
 * the icons. Each has its fingerprint in its name, so a browser keeps it for good; text is compressed
 * once, at start.
 */
final class Assets {

    static final String PATH = "/assets/";

    /** @param gzip null for what is compressed already */
    record Asset(String address, String type, byte[] plain, byte @org.jspecify.annotations.Nullable [] gzip) {}

    private static final List<String> BASE = List.of("tokens.css", "base.css", "layout.css");

    private final boolean dev;
    private volatile Map<String, Asset> byName;

    Assets(boolean dev) {
        this.dev = dev;
        this.byName = load();
    }

    /** @throws IllegalArgumentException when a template names an asset that is not there */
    String address(String name) {
        return asset(name).address();
    }

    Asset asset(String name) {
        if (dev) {
            byName = load();
        }
        Asset asset = byName.get(name);
        if (asset == null) {
            throw new IllegalArgumentException("no asset " + name);
        }
        return asset;
    }

    /** @param file the last part of the address, fingerprint and all */
    Optional<Asset> served(String file) {
        return byName.values().stream()
                .filter(a -> a.address().equals(PATH + file))
                .findFirst();
    }

    private Map<String, Asset> load() {
        var assets = new LinkedHashMap<String, Asset>();
        for (String weight : List.of("400", "600")) {
            String name = "be-vietnam-pro-" + weight + ".woff2";
            assets.put(name, asset(name, "font/woff2", read("fonts/" + name), false));
        }
        assets.put("icons.svg", text("icons.svg", "image/svg+xml", Minify.svg(string(read("icons/icons.svg")))));
        assets.put("mark.svg", text("mark.svg", "image/svg+xml", Minify.svg(string(read("icons/mark.svg")))));
        assets.put("app.css", text("app.css", "text/css", css(assets)));
        assets.put("app.js", text("app.js", "text/javascript", Minify.script(string(read("js/app.js")))));
        assets.put("passkey.js", text("passkey.js", "text/javascript", Minify.script(string(read("js/passkey.js")))));
        assets.put("htmx.js", text("htmx.js", "text/javascript", string(htmx())));
        return assets;
    }

    private String css(Map<String, Asset> fonts) {
        var css = new StringBuilder();
        BASE.forEach(name -> css.append(string(read("css/" + name))).append('\n'));
        components().forEach(name -> css.append(string(read("css/c/" + name))).append('\n'));
        css.append(string(read("css/print.css")));
        String joined = Minify.css(css.toString());
        for (Asset font : fonts.values()) {
            String fingerprinted = font.address().substring(PATH.length());
            joined = joined.replace("../fonts/" + plainName(fingerprinted), fingerprinted);
        }
        return joined;
    }

    private List<String> components() {
        try {
            return Arrays.stream(
                            new PathMatchingResourcePatternResolver().getResources("classpath*:static/css/c/*.css"))
                    .map(Resource::getFilename)
                    .sorted(Comparator.naturalOrder())
                    .distinct()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] htmx() {
        try {
            Resource[] found = new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:META-INF/resources/webjars/htmx.org/*/dist/htmx.min.js");
            return found[0].getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String plainName(String fingerprinted) {
        int end = fingerprinted.lastIndexOf('.');
        return fingerprinted.substring(0, fingerprinted.lastIndexOf('.', end - 1)) + fingerprinted.substring(end);
    }

    private static Asset text(String name, String type, String content) {
        return asset(name, type + ";charset=UTF-8", content.getBytes(StandardCharsets.UTF_8), true);
    }

    private static Asset asset(String name, String type, byte[] content, boolean compress) {
        int dot = name.lastIndexOf('.');
        String address = PATH + name.substring(0, dot) + "." + fingerprint(content) + name.substring(dot);
        return new Asset(address, type, content, compress ? gzip(content) : null);
    }

    private static String fingerprint(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, 5);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] gzip(byte[] content) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private byte[] read(String path) {
        try {
            Path source = Path.of("src/main/resources/static", path);
            if (dev && Files.exists(source)) {
                return Files.readAllBytes(source);
            }
            try (InputStream in = Assets.class.getResourceAsStream("/static/" + path)) {
                if (in == null) {
                    throw new IllegalStateException("missing /static/" + path);
                }
                return in.readAllBytes();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String string(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
