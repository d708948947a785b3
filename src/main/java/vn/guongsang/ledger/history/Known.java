package vn.guongsang.ledger.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import vn.guongsang.ledger.HeldAward;
import vn.guongsang.ledger.LedgerSubject;
import vn.guongsang.ledger.Likeness;
import vn.guongsang.ledger.Likeness.Reason;
import vn.guongsang.ledger.NewSubject;
import vn.guongsang.organisation.ListedBody;
import vn.guongsang.organisation.NameMatching;
import vn.guongsang.rules.Award;
import vn.guongsang.rules.Ground;

/** What a list is compared with: the catalogue, the bodies of its sender, subjects with a name of the list. */
final class Known {

    private static final Locale VIETNAMESE = Locale.of("vi");

    private final MessageSource messages;
    private final NameMatching<String> awards = new NameMatching<>();
    private final Map<String, Award> byAward = new HashMap<>();
    private final NameMatching<UUID> bodies = new NameMatching<>();
    private final Map<UUID, ListedBody> listed = new HashMap<>();
    private final Map<String, UUID> codes = new HashMap<>();
    private final NameMatching<String> kinds = new NameMatching<>();
    private final NameMatching<Ground> grounds = new NameMatching<>();
    private final Map<String, String> spelled;
    private final Map<String, List<LedgerSubject>> subjects;
    private final Map<UUID, List<HeldAward>> held;

    /**
     * @param spelled names of the list as they are looked for
     * @param subjects by kind and name as it is looked for
     * @param held what those subjects hold
     */
    Known(
            MessageSource messages,
            List<Award> catalogue,
            List<ListedBody> writable,
            Map<String, String> spelled,
            Map<String, List<LedgerSubject>> subjects,
            Map<UUID, List<HeldAward>> held) {
        this.messages = messages;
        this.spelled = spelled;
        this.subjects = subjects;
        this.held = held;
        Map<String, List<String>> words = HistoryColumn.table("award-words.tsv");
        catalogue.forEach(award -> {
            byAward.putIfAbsent(award.code(), award);
            List<String> others = new ArrayList<>(words.getOrDefault(award.code(), List.of()));
            others.add(award.code());
            awards.add(award.code(), award.name(), others);
        });
        writable.forEach(body -> {
            listed.put(body.id(), body);
            codes.put(body.code(), body.id());
            bodies.add(
                    body.id(),
                    body.facts().name(),
                    Stream.concat(body.aliases().stream(), body.formerNames().stream())
                            .toList());
        });
        LedgerSubject.KINDS.forEach(kind ->
                kinds.add(kind, say("ledger.kind." + kind), List.of(kind, say(Locale.ENGLISH, "ledger.kind." + kind))));
        Arrays.stream(Ground.values())
                .forEach(ground -> grounds.add(
                        ground,
                        say("rules.ground." + ground),
                        List.of(ground.name(), say(Locale.ENGLISH, "rules.ground." + ground))));
    }

    NameMatching<String> awards() {
        return awards;
    }

    Award award(String code) {
        return Objects.requireNonNull(byAward.get(code));
    }

    NameMatching<UUID> bodies() {
        return bodies;
    }

    @Nullable
    UUID byCode(String code) {
        return codes.get(code);
    }

    String codeOf(UUID body) {
        return Objects.requireNonNull(listed.get(body)).code();
    }

    String bodyLabel(UUID body) {
        ListedBody one = Objects.requireNonNull(listed.get(body));
        return one.facts().name() + " [" + one.code() + "]";
    }

    NameMatching<String> kinds() {
        return kinds;
    }

    NameMatching<Ground> grounds() {
        return grounds;
    }

    /** Subjects of the same letters that nothing speaks against. */
    List<Likeness> alike(NewSubject wanted) {
        String letters = spelled.get(wanted.name());
        return subjects.getOrDefault(wanted.kind() + " " + letters, List.of()).stream()
                .map(subject -> Likeness.of(subject, reasons(subject, wanted)))
                .filter(Likeness::close)
                .toList();
    }

    private static Set<Reason> reasons(LedgerSubject subject, NewSubject wanted) {
        Set<Reason> reasons =
                EnumSet.of(NameMatching.means(wanted.name(), subject.name()) ? Reason.SAME_NAME : Reason.SAME_LETTERS);
        if (subject.bodyId().equals(wanted.body())) {
            reasons.add(Reason.SAME_BODY);
        }
        if (subject.individual()) {
            reasons.add(Reason.ofBirths(subject.born(), wanted.born()));
        }
        return reasons;
    }

    List<HeldAward> awardsOf(UUID subject) {
        return held.getOrDefault(subject, List.of());
    }

    String label(Likeness one) {
        LedgerSubject subject = one.subject();
        LocalDate born = subject.born();
        ListedBody body = listed.get(subject.bodyId());
        return Stream.concat(
                        Stream.of(
                                        subject.name(),
                                        born == null ? "" : say("ledger.history.born", day(born)),
                                        body == null ? "" : body.facts().name())
                                .filter(part -> !part.isEmpty()),
                        one.reasons().stream().map(reason -> say("ledger.likeness." + reason)))
                .collect(Collectors.joining(", "));
    }

    static String day(LocalDate day) {
        return "%02d/%02d/%d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear());
    }

    String word(HistoryColumn column) {
        return say("ledger.history." + column);
    }

    private String say(String key, Object... args) {
        return say(VIETNAMESE, key, args);
    }

    private String say(Locale locale, String key, Object... args) {
        return messages.getMessage(key, args, locale);
    }
}
