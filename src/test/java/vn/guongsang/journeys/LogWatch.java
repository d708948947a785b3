package vn.guongsang.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** Reads the log of a whole journey: what people are called, write and keep secret is not in it. */
final class LogWatch implements BeforeAllCallback, AfterAllCallback {

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Supplier<List<String>> secrets;

    LogWatch(Supplier<List<String>> secrets) {
        this.secrets = secrets;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        lines.start();
        root().addAppender(lines);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        root().detachAppender(lines);
        assertThat(lines.list.stream().map(LogWatch::text))
                .allSatisfy(
                        line -> assertThat(line).doesNotContain(secrets.get().toArray(String[]::new)));
    }

    private static String text(ILoggingEvent event) {
        IThrowableProxy failure = event.getThrowableProxy();
        return event.getFormattedMessage() + (failure == null ? "" : ThrowableProxyUtil.asString(failure));
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
