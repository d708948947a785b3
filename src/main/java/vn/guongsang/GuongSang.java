package vn.guongsang;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import vn.guongsang.installation.Installation;

/** Starts the server. The command line of {@code bin/guongsang} has its own entry. */
@SpringBootApplication
public class GuongSang {

    public static void main(String[] args) {
        Installation.run(GuongSang.class, args);
    }
}
