package vn.guongsang.plan.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.guongsang.document.Block;
import vn.guongsang.document.DocumentKind;
import vn.guongsang.document.Issuer;
import vn.guongsang.document.OfficialDocument;
import vn.guongsang.document.Spreadsheet;
import vn.guongsang.document.Spreadsheet.Status;
import vn.guongsang.document.Spreadsheet.Tone;
import vn.guongsang.document.Spreadsheet.Type;
import vn.guongsang.identity.Actor;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;
import vn.guongsang.plan.reading.Compliance.Group;
import vn.guongsang.plan.reading.Compliance.Line;
import vn.guongsang.plan.reading.Compliance.Picture;
import vn.guongsang.plan.reading.Compliance.Sum;

/** The compliance board as it leaves: a sheet with all bodies, and the draft of a report. */
@Component
class CompliancePaper {

    private static final Locale VIETNAMESE = Locale.of("vi");

    private final Bodies bodies;
    private final MessageSource messages;

    CompliancePaper(Bodies bodies, MessageSource messages) {
        this.bodies = bodies;
        this.messages = messages;
    }

    Spreadsheet sheet(ShownCompliance shown, Picture picture) {
        Locale locale = LocaleContextHolder.getLocale();
        var columns = new ArrayList<>(List.of(
                new Spreadsheet.Column(say(locale, "plan.board.body"), Type.TEXT, 44),
                number(locale, "fallen"),
                number(locale, "done"),
                number(locale, "onTime"),
                number(locale, "late"),
                number(locale, "missing"),
                number(locale, "doneRate"),
                number(locale, "onTimeRate")));
        picture.months()
                .forEach(month -> columns.add(new Spreadsheet.Column(
                        say(locale, "plan.head.month", Integer.valueOf(month.key())), Type.STATUS, 18)));
        return new Spreadsheet(
                say(locale, "plan.compliance"),
                say(
                        locale,
                        "plan.compliance.subtitle",
                        shown.view().plan().shortTitle(),
                        String.valueOf(shown.question().year()),
                        Words.full(shown.question().asOf())),
                columns,
                picture.lines().stream().map(line -> row(locale, line, picture)).toList(),
                List.of(say(locale, "plan.compliance.counting")));
    }

    private Spreadsheet.Column number(Locale locale, String name) {
        return new Spreadsheet.Column(say(locale, "plan.compliance." + name), Type.NUMBER, 14);
    }

    private List<@Nullable Object> row(Locale locale, Line line, Picture picture) {
        Sum sum = line.sum();
        var row = new ArrayList<@Nullable Object>(
                List.of(line.name(), sum.fallen(), sum.done(), sum.onTime(), sum.late(), sum.missing()));
        row.add(sum.doneRate().orElse(null));
        row.add(sum.onTimeRate().orElse(null));
        picture.months()
                .forEach(month -> row.add(line.month(Integer.parseInt(month.key()))
                        .map(cell -> new Status(
                                say(
                                        locale,
                                        "plan.compliance.cell." + cell.sum().shade(),
                                        cell.sum().done(),
                                        cell.sum().fallen(),
                                        cell.sum().asked()),
                                Tone.valueOf(Words.tone(cell.sum().shade()).name())))
                        .orElse(null)));
        return row;
    }

    /** A draft for whoever signs: without number and day, in Vietnamese whatever the page speaks. */
    OfficialDocument report(Actor actor, ShownCompliance shown, Picture picture) {
        Body body = bodies.get(actor.bodyId());
        String superior = body.parentId() == null
                ? null
                : bodies.find(body.parentId()).map(Body::name).orElse(null);
        Sum sum = picture.sum();
        String day = Words.full(shown.question().asOf());
        var report = OfficialDocument.of(
                        DocumentKind.REPORT,
                        new Issuer(
                                superior,
                                body.name(),
                                "",
                                body.place().split(",", 2)[0].strip()))
                .about(say(
                        "about",
                        shown.view().plan().shortTitle(),
                        String.valueOf(shown.question().year())))
                .paragraph(say(
                        "sum",
                        day,
                        sum.fallen(),
                        sum.done(),
                        rate(sum.doneRate()),
                        sum.onTime(),
                        rate(sum.onTimeRate()),
                        sum.late(),
                        sum.missing(),
                        picture.missing(),
                        picture.bodies()));
        section(
                report,
                "byMonth",
                picture.months(),
                month -> say(
                        "month", month.key(), String.valueOf(shown.question().year())));
        section(report, "byBloc", picture.blocs(), Group::name);
        section(
                report,
                "byLevel",
                picture.levels(),
                level -> messages.getMessage("plan.word." + level.key(), null, level.key(), VIETNAMESE) + "");
        section(
                report,
                "byObligation",
                picture.obligations(),
                one -> shown.view().name(one.key()));
        section(
                report,
                "worst",
                picture.lines().stream()
                        .map(line -> new Group(line.body().toString(), line.name(), line.sum()))
                        .toList(),
                Group::name);
        return report.paragraph(say("counting"))
                .signedBy("", say("capacity"))
                .copiesTo(say("archive"), say("to"))
                .build();
    }

    private void section(
            OfficialDocument.Builder report, String heading, List<Group> groups, Function<Group, String> name) {
        if (groups.isEmpty()) {
            return;
        }
        report.heading(2, say(heading));
        report.block(new Block.Table(
                List.of(
                        column("name", 8, Block.Table.Align.LEFT),
                        column("fallen", 3, Block.Table.Align.RIGHT),
                        column("done", 3, Block.Table.Align.RIGHT),
                        column("missing", 3, Block.Table.Align.RIGHT),
                        column("doneRate", 3, Block.Table.Align.RIGHT),
                        column("onTimeRate", 3, Block.Table.Align.RIGHT)),
                groups.stream()
                        .map(group -> List.of(
                                name.apply(group),
                                String.valueOf(group.sum().fallen()),
                                String.valueOf(group.sum().done()),
                                String.valueOf(group.sum().missing()),
                                rate(group.sum().doneRate()),
                                rate(group.sum().onTimeRate())))
                        .toList()));
    }

    private Block.Table.Column column(String name, int weight, Block.Table.Align align) {
        return new Block.Table.Column(messages.getMessage("plan.compliance." + name, null, VIETNAMESE), weight, align);
    }

    private static String rate(java.util.Optional<Long> rate) {
        return rate.map(percent -> percent + " %").orElse("–");
    }

    private String say(String key, Object... args) {
        return say(VIETNAMESE, "plan.compliance.paper." + key, args);
    }

    private String say(Locale locale, String key, Object... args) {
        return messages.getMessage(key, args, locale);
    }
}
