package vn.guongsang.time;

/**
 * The working days that hold in this installation: those that came with the program, with the years that
 * an administrator entered in their place. Ask anew for each piece of work; the answer is a value.
 */
@FunctionalInterface
public interface OfficeCalendar {

    WorkingDays workingDays();
}
