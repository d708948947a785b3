/**
 * From a plan pack to the calendar of what each body owes: which bodies a pack's names stand for,
 * and every instance of every obligation with its due day and the reason for it. Pure functions.
 */
@org.springframework.modulith.NamedInterface("pack")
@org.jspecify.annotations.NullMarked
package vn.guongsang.plan.pack.calendar;
