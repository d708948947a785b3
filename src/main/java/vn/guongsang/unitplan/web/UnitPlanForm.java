package vn.guongsang.unitplan.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.frame.WrittenText;
import vn.guongsang.plan.pack.Statement;
import vn.guongsang.unitplan.UnitPlan.Described;

/** What an officer typed about the plan of the body, and what of it is wrong. */
final class UnitPlanForm {

    static final int LONGEST_TITLE = 500;
    static final int LONGEST_POINTER = 200;

    /** The field of one of the contents that are asked for. */
    static String pointer(int content) {
        return "noi-dung-" + content;
    }

    private final Map<String, String> sent;
    private final Problems problems;

    UnitPlanForm(Map<String, String> sent, Problems problems) {
        this.sent = sent;
        this.problems = problems;
    }

    /** Empty when something is wrong, which then stands among the problems. */
    Optional<Described> read(List<Statement> asked, LocalDate today) {
        String title = words("tieu-de", LONGEST_TITLE, "unitplan.problem.empty");
        String number = words("so", LONGEST_POINTER, "unitplan.problem.empty");
        Optional<LocalDate> issued = day("ngay", true);
        issued.filter(day -> day.isAfter(today))
                .ifPresent(day -> problems.add("ngay", "unitplan.refused.future", day, today));
        Optional<LocalDate> from = day("tu-ngay", false);
        Optional<LocalDate> to = day("den-ngay", false);
        if (from.isPresent() && to.filter(last -> last.isBefore(from.get())).isPresent()) {
            problems.add("den-ngay", "unitplan.problem.period");
        }
        List<String> pointers = IntStream.range(0, asked.size())
                .mapToObj(i -> words(pointer(i), LONGEST_POINTER, "unitplan.problem.pointer"))
                .toList();
        return problems.isEmpty()
                ? Optional.of(new Described(
                        title, number, issued.orElseThrow(), from.orElse(null), to.orElse(null), pointers))
                : Optional.empty();
    }

    private String words(String field, int longest, String missing) {
        String words = WrittenText.clean(sent.getOrDefault(field, ""));
        if (words.isEmpty()) {
            problems.add(field, missing);
        } else if (words.length() > longest) {
            problems.add(field, "unitplan.problem.long", longest);
        }
        return words;
    }

    private Optional<LocalDate> day(String field, boolean needed) {
        String typed = sent.getOrDefault(field, "");
        Optional<LocalDate> day = Untrusted.day(typed);
        if (day.isEmpty() && (needed || !typed.isBlank())) {
            problems.add(field, "m23");
        }
        return day;
    }
}
