package vn.guongsang.exemplar.web;

import org.jspecify.annotations.Nullable;
import vn.guongsang.exemplar.SectionView;

/**
 * What an actor may do with an exemplar now.
 *
 * @param next the page's primary action
 */
public record Acts(SectionView.@Nullable NextStep next, boolean fosters, boolean withdraws) {}
