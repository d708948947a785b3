package vn.guongsang.exemplar;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Self-assessment of one criterion.
 *
 * @param answer null while nothing is said
 * @param figure what the machine compares, where the criterion has a figure
 */
public record Claim(
        String criterion,
        @Nullable Answer answer,
        String words,
        @Nullable BigDecimal figure) {}
