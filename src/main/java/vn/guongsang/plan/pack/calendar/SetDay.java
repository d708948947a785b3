package vn.guongsang.plan.pack.calendar;

import java.time.LocalDate;

/**
 * The day that the hub set for one period of an obligation that the plan leaves open.
 *
 * @param periodFrom the first day of the period
 * @param basis the paper, or the reason, by which that is the day
 */
public record SetDay(String obligation, LocalDate periodFrom, LocalDate day, String basis) {}
