package vn.guongsang.frame.web;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import vn.guongsang.frame.Page;

/** Finds {@code exemplar/list} in {@code exemplar/list.jte} and renders it, whole or not at all. */
final class JteViews implements ViewResolver, Ordered {

    private static final int UNPROCESSABLE = 422;

    private final TemplateEngine engine;
    private final PageFactory pages;

    JteViews(TemplateEngine engine, PageFactory pages) {
        this.engine = engine;
        this.pages = pages;
    }

    @Override
    public @Nullable View resolveViewName(String name, Locale locale) {
        if (name.startsWith("redirect:") || name.startsWith("forward:")) {
            return null;
        }
        String template = name + ".jte";
        // no fall-back: a page that is not there is a mistake of ours
        return engine.hasTemplate(template) ? new JteView(template) : null;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 10;
    }

    private final class JteView implements View {

        private final String template;

        JteView(String template) {
            this.template = template;
        }

        @Override
        public String getContentType() {
            return "text/html;charset=UTF-8";
        }

        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws Exception {
            Map<String, Object> parameters = new HashMap<>();
            if (model != null) {
                parameters.putAll(model);
            }
            Page page = pages.page(request, parameters);
            parameters.put("page", page);
            var output = new Utf8ByteOutput();
            engine.render(template, parameters, output);
            if (!page.problems().isEmpty()
                    && response.getStatus() == HttpServletResponse.SC_OK
                    && !HttpMethod.GET.matches(request.getMethod())) {
                response.setStatus(UNPROCESSABLE);
            }
            response.setContentType(getContentType());
            response.addHeader(HttpHeaders.VARY, "HX-Request");
            response.setHeader(HttpHeaders.CONTENT_LANGUAGE, page.lang());
            // held back as a whole: a response that goes out on the way makes the session be read once more
            response.setBufferSize(output.getContentLength() + 1);
            output.writeTo(response.getOutputStream());
        }
    }
}
