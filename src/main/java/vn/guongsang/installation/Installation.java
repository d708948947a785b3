package vn.guongsang.installation;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.context.support.GenericApplicationContext;
import vn.guongsang.installation.backup.UnfinishedRestore;

/** Starts the product on its settings and its database, or says in one line why it can't. */
public final class Installation {

    private Installation() {}

    /** Runs until the process is told to stop. */
    public static void run(Class<?> application, String... args) {
        if (Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING)) {
            // a build looks at the beans, without a database to open
            SpringApplication.run(application, args);
            return;
        }
        try {
            Settings settings = Settings.of(System.getenv(), args);
            requireFree(settings.port());
            UnfinishedRestore.refuse(settings.home());
            var opening = new FutureTask<>(() -> open(settings));
            var running = new AtomicReference<@Nullable ConfigurableApplicationContext>();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(running.get(), opening)));
            // the log first: two threads that begin it at once would complain of each other
            LoggerFactory.getILoggerFactory();
            // the rest of the program gets ready meanwhile
            Thread.ofPlatform().daemon().name("database").start(opening);

            var spring = new SpringApplication(application);
            spring.setRegisterShutdownHook(false);
            spring.addInitializers(context -> {
                running.set(context);
                var beans = (GenericApplicationContext) context;
                beans.registerBean(Settings.class, () -> settings);
                beans.registerBean(DatabaseAccess.class, () -> opened(opening).access());
            });
            spring.addListeners((ApplicationListener<ApplicationReadyEvent>)
                    ready -> announce(settings, ready.getApplicationContext()));
            spring.run(Stream.concat(
                            settings.operation().properties().entrySet().stream()
                                    .map(entry -> "--" + entry),
                            Arrays.stream(args).filter(arg -> arg.contains("=")))
                    .toArray(String[]::new));
        } catch (RuntimeException failure) {
            String line = SetUpFailureReport.line(failure).orElseThrow(() -> failure);
            System.err.println(line);
            System.exit(SetUpFailure.EXIT_CODE);
        }
    }

    /** The database goes last, also when the end comes while it is still being opened. */
    private static void stop(@Nullable ConfigurableApplicationContext context, FutureTask<Database> opening) {
        if (context != null) {
            context.close();
        }
        try {
            opening.get().close();
        } catch (ExecutionException _) {
            // it was never open
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Database open(Settings settings) {
        Database database = settings.external().isPresent()
                ? ExternalDatabase.open(settings.external().get())
                : EmbeddedDatabase.open(settings.home(), PreparedHome.ofBuild().filter(_ -> !settings.empty()));
        try {
            UnfinishedRestore.refuse(database.access());
            Migrations.bringUp(database.access());
            return database;
        } catch (RuntimeException failure) {
            database.close();
            throw failure;
        }
    }

    private static Database opened(FutureTask<Database> opening) {
        try {
            return opening.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof SetUpFailure failure ? failure : new IllegalStateException(failed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Tells whoever started the program where it is. */
    private static void announce(Settings settings, ApplicationContext context) {
        System.out.println(ConsoleText.of(Locale.ROOT, "installation.ready", "http://localhost:" + settings.port()));
        context.getBeanProvider(ReadyNotice.class)
                .orderedStream()
                .flatMap(notice -> notice.lines().stream())
                .forEach(System.out::println);
    }

    private static void requireFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
        } catch (IOException e) {
            throw new SetUpFailure(e, "installation.port.used", Integer.toString(port));
        }
    }
}
