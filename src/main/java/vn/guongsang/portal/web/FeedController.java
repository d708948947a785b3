package vn.guongsang.portal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.guongsang.portal.reading.PublicExemplars;
import vn.guongsang.portal.reading.PublicExemplars.Entry;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/** What machines read: the feed, the map of the site month by month, and what robots may take. */
@Controller
class FeedController {

    private static final int IN_FEED = 30;
    /** The protocol's own limit for one file of a site map. */
    private static final int IN_MAP = 50_000;

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static final Locale VIETNAMESE = Locale.of("vi");
    /** Asked for again at each visit: what was taken off is gone from here at once. */
    private static final CacheControl ASKED_AGAIN = CacheControl.noCache().cachePublic();

    private final PublicExemplars published;
    private final MessageSource messages;
    private final Site site;

    FeedController(PublicExemplars published, MessageSource messages, Site site) {
        this.published = published;
        this.messages = messages;
        this.site = site;
    }

    @GetMapping("/guong.atom")
    ResponseEntity<byte[]> feed(HttpServletRequest request) {
        String site = this.site.in(request);
        List<Entry> entries = published.newest(IN_FEED);
        return xml("application/atom+xml", xml -> {
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace(ATOM);
            xml.writeAttribute(XMLConstants.XML_NS_PREFIX, XMLConstants.XML_NS_URI, "lang", "vi");
            text(xml, "id", site + "/guong");
            text(xml, "title", messages.getMessage("portal.feed", null, VIETNAMESE));
            text(xml, "updated", updated(entries).toInstant().toString());
            link(xml, "self", site + "/guong.atom");
            link(xml, "alternate", site + "/guong");
            xml.writeStartElement("author");
            text(xml, "name", messages.getMessage("frame.product", null, VIETNAMESE));
            xml.writeEndElement();
            for (Entry entry : entries) {
                xml.writeStartElement("entry");
                text(xml, "id", "urn:uuid:" + entry.exemplarId());
                text(xml, "title", entry.headline());
                text(xml, "published", entry.publishedAt().toInstant().toString());
                text(xml, "updated", latest(entry).toInstant().toString());
                text(xml, "summary", entry.deed());
                link(xml, "alternate", site + "/guong/" + entry.slug());
                xml.writeEndElement();
            }
            xml.writeEndElement();
        });
    }

    private static OffsetDateTime updated(List<Entry> entries) {
        return entries.stream()
                .map(FeedController::latest)
                .max(Comparator.naturalOrder())
                .orElse(OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC));
    }

    private static OffsetDateTime latest(Entry entry) {
        return entry.changedAt().isAfter(entry.publishedAt()) ? entry.changedAt() : entry.publishedAt();
    }

    @GetMapping("/sitemap.xml")
    ResponseEntity<byte[]> maps(HttpServletRequest request) {
        String site = this.site.in(request);
        List<YearMonth> months = published.months();
        return xml(MediaType.APPLICATION_XML_VALUE, xml -> {
            xml.writeStartElement("sitemapindex");
            xml.writeDefaultNamespace(SITEMAP);
            located(xml, "sitemap", site + "/sitemap/trang.xml", null);
            for (YearMonth month : months) {
                located(xml, "sitemap", site + "/sitemap/" + month + ".xml", null);
            }
            xml.writeEndElement();
        });
    }

    @GetMapping("/sitemap/{part}.xml")
    ResponseEntity<byte[]> map(@PathVariable String part, HttpServletRequest request) {
        String site = this.site.in(request);
        boolean pages = part.equals("trang");
        List<Entry> entries = pages ? List.of() : published.of(month(part), IN_MAP);
        return xml(MediaType.APPLICATION_XML_VALUE, xml -> {
            xml.writeStartElement("urlset");
            xml.writeDefaultNamespace(SITEMAP);
            if (pages) {
                located(xml, "url", site + "/", null);
                located(xml, "url", site + "/guong", null);
            }
            for (Entry entry : entries) {
                located(
                        xml,
                        "url",
                        site + "/guong/" + entry.slug(),
                        latest(entry).toLocalDate().toString());
            }
            xml.writeEndElement();
        });
    }

    private static YearMonth month(String part) {
        try {
            return YearMonth.parse(part);
        } catch (DateTimeException e) {
            throw new Refusal((Verdict.Refused) Verdict.refused("portal.hidden"));
        }
    }

    @GetMapping(path = "/robots.txt", produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<byte[]> robots(HttpServletRequest request) {
        String rules = """
                User-agent: *
                Disallow: /dang-nhap
                Disallow: /viec

                Sitemap: %s/sitemap.xml
                """.formatted(site.in(request));
        return ResponseEntity.ok().cacheControl(ASKED_AGAIN).body(rules.getBytes(StandardCharsets.UTF_8));
    }

    @FunctionalInterface
    private interface Writing {
        void to(XMLStreamWriter xml) throws XMLStreamException;
    }

    private static ResponseEntity<byte[]> xml(String type, Writing writing) {
        var bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            writing.to(xml);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type + ";charset=UTF-8"))
                .cacheControl(ASKED_AGAIN)
                .body(bytes.toByteArray());
    }

    private static void text(XMLStreamWriter xml, String element, String text) throws XMLStreamException {
        xml.writeStartElement(element);
        // what XML cannot hold at all
        xml.writeCharacters(text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]", ""));
        xml.writeEndElement();
    }

    private static void link(XMLStreamWriter xml, String relation, String address) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("href", address);
    }

    private static void located(
            XMLStreamWriter xml, String element, String address, @org.jspecify.annotations.Nullable String changed)
            throws XMLStreamException {
        xml.writeStartElement(element);
        text(xml, "loc", address);
        if (changed != null) {
            text(xml, "lastmod", changed);
        }
        xml.writeEndElement();
    }
}
