package vn.guongsang.installation;

import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.springframework.boot.SpringBootExceptionReporter;

/** Keeps the framework from telling a failure of the set-up with a stack trace: one line tells it. */
class SetUpFailureReport implements SpringBootExceptionReporter {

    @Override
    public boolean reportException(Throwable failure) {
        return line(failure).isPresent();
    }

    /** What to tell the operator, if a failure of the set-up is behind it. */
    static Optional<String> line(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .flatMap(cause -> switch (cause) {
                    case SetUpFailure told -> Stream.of(told);
                    case FlywayValidateException _ ->
                        Stream.of(new SetUpFailure(cause, "installation.database.foreign"));
                    default -> Stream.<SetUpFailure>empty();
                })
                .map(Throwable::getMessage)
                .findFirst();
    }
}
