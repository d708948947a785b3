package vn.guongsang.certificate;

import java.util.UUID;

/**
 * The number of a certificate in the register of its body, its award and its year.
 *
 * @param entry the line of the decision for which it was issued
 */
public record Serial(UUID entry, UUID certificate, int number, int year) {

    /** As printed: {@code 15/2026} */
    @Override
    public String toString() {
        return number + "/" + year;
    }
}
