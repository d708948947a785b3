package vn.guongsang.unitplan.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.TypedForm;
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

    private final TypedForm typed;
    private final Problems problems;

    UnitPlanForm(Map<String, String> sent, Problems problems) {
        this.typed = new TypedForm(sent, problems);
        this.problems = problems;
    }

    /** Empty when something is wrong, which then stands among the problems. */
    Optional<Described> read(List<Statement> asked, LocalDate today) {
        String title = typed.words("tieu-de", LONGEST_TITLE, "unitplan.problem.empty");
        String number = typed.words("so", LONGEST_POINTER, "unitplan.problem.empty");
        Optional<LocalDate> issued = typed.day("ngay", true);
        issued.filter(day -> day.isAfter(today))
                .ifPresent(day -> problems.add("ngay", "unitplan.refused.future", day, today));
        Optional<LocalDate> from = typed.day("tu-ngay", false);
        Optional<LocalDate> to = typed.day("den-ngay", false);
        typed.inOrder(from, to, "den-ngay");
        List<String> pointers = IntStream.range(0, asked.size())
                .mapToObj(i -> typed.words(pointer(i), LONGEST_POINTER, "unitplan.problem.pointer"))
                .toList();
        return problems.isEmpty()
                ? Optional.of(new Described(
                        title, number, issued.orElseThrow(), from.orElse(null), to.orElse(null), pointers))
                : Optional.empty();
    }
}
