package vn.guongsang;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.scheduling.annotation.EnableScheduling;
import vn.guongsang.installation.Installation;

/**
 * Starts the server. The command line of {@code bin/guongsang} has its own entry. Two modules may each
 * have a class of the same simple name, so beans are named by the whole one.
 */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@EnableScheduling
public class GuongSang {

    public static void main(String[] args) {
        Installation.run(GuongSang.class, args);
    }
}
