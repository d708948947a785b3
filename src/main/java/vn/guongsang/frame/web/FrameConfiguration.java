package vn.guongsang.frame.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.resolve.DirectoryCodeResolver;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.format.Formatter;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import vn.guongsang.frame.MenuContribution;
import vn.guongsang.time.BusinessDay;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FrameProperties.class)
class FrameConfiguration implements WebMvcConfigurer {

    private static final String TEMPLATES = "vn.guongsang.templates";

    private final Preferences preferences = new Preferences();

    @Bean
    TemplateEngine templateEngine(FrameProperties properties) {
        ClassLoader loader = FrameConfiguration.class.getClassLoader();
        TemplateEngine engine = properties.dev()
                ? TemplateEngine.create(
                        new DirectoryCodeResolver(Path.of("src/main/jte")),
                        Path.of("target/jte-dev"),
                        ContentType.Html,
                        loader,
                        TEMPLATES)
                : TemplateEngine.createPrecompiled(null, ContentType.Html, loader, TEMPLATES);
        engine.setTrimControlStructures(true);
        engine.setBinaryStaticContent(true);
        return engine;
    }

    /**
     * The words of all modules: each {@code messages/<module>.properties} that is there. A list of names
     * would be forgotten once, and a name without its file is looked for at every miss.
     */
    @Bean
    MessageSource messageSource() throws IOException {
        Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties");
        return new Messages(Arrays.stream(files)
                .map(file -> String.valueOf(file.getFilename()).replace(".properties", ""))
                .filter(name -> !name.contains("_"))
                .distinct()
                .sorted()
                .map(name -> "messages/" + name)
                .toArray(String[]::new));
    }

    @Bean
    Assets assets(FrameProperties properties) {
        return new Assets(properties.dev());
    }

    @Bean
    PageFactory pageFactory(
            MessageSource messages,
            ObjectProvider<MenuContribution> menu,
            ObjectProvider<BusinessDay> businessDay,
            Assets assets,
            FrameProperties properties) {
        return new PageFactory(messages, menu, businessDay, assets, properties);
    }

    @Bean
    JteViews jteViews(TemplateEngine engine, PageFactory pages) {
        return new JteViews(engine, pages);
    }

    @Bean
    Preferences localeResolver() {
        return preferences;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(preferences);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new PagingArgument());
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addFormatterForFieldType(LocalDate.class, new Days());
    }

    /** Days as people type them, 10/3/2025, and as addresses carry them, 2025-03-10. */
    static final class Days implements Formatter<LocalDate> {

        private static final DateTimeFormatter TYPED =
                DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);
        private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("dd/MM/uuuu");

        @Override
        public LocalDate parse(String text, Locale locale) {
            String typed = text.strip();
            try {
                return LocalDate.parse(typed.replaceAll("[.\\-](?=\\d{1,2}[.\\-/]\\d{4}$|\\d{4}$)", "/"), TYPED);
            } catch (DateTimeParseException e) {
                return LocalDate.parse(typed);
            }
        }

        @Override
        public String print(LocalDate day, Locale locale) {
            return SHOWN.format(day);
        }
    }
}
