package vn.guongsang.plan.pack.reading;

import java.util.List;
import vn.guongsang.plan.pack.PlanPack;

/** What reading a file gave: a pack, or the reasons why not. */
public sealed interface Reading {

    /** Everything found, sorted by position. */
    List<Finding> findings();

    /** The pack; its findings are warnings only. */
    record Read(PlanPack pack, List<Finding> findings) implements Reading {}

    /** No pack; at least one finding is an error. */
    record Refused(List<Finding> findings) implements Reading {}
}
