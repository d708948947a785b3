package vn.guongsang.plan.web;

import java.util.List;
import vn.guongsang.frame.AsOf;
import vn.guongsang.plan.pack.Obligation;
import vn.guongsang.plan.reading.Board;

/**
 * The board as asked for.
 *
 * @param byYear whether its periods follow the calendar, so that a year is chosen
 */
public record ShownBoard(
        PlanView view,
        Obligation obligation,
        Board.Question question,
        AsOf asOf,
        boolean byYear,
        int year,
        List<Integer> years) {}
