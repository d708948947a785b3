package vn.guongsang.directory.web;

import java.util.List;
import vn.guongsang.organisation.Tree;

/**
 * A body in the tree, with those below it where it is open.
 *
 * @param here whether it is the one that was opened
 * @param more whether there are more on its level than are shown
 */
public record Branch(Tree.Node node, boolean open, boolean here, List<Branch> below, boolean more) {}
