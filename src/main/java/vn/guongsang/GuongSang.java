package vn.guongsang;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the server. The command line of {@code bin/guongsang} has its own entry. */
@SpringBootApplication
public class GuongSang {

    public static void main(String[] args) {
        SpringApplication.run(GuongSang.class, args);
    }
}
