package vn.guongsang.council;

import java.util.List;
import java.util.stream.Stream;
import vn.guongsang.verdict.Verdict;

/**
 * When a council may meet and when its vote passes, as the rules of a day have it for one kind of award.
 *
 * @param quorum share of all members who must be present
 * @param share of those counted who must agree
 * @param exceeded whether the share must be exceeded and not only reached
 * @param ofPresent whether those who take part are counted, or all members
 * @param secret whether the vote is secret
 * @param recusedCounted whether members who do not vote because of an interest are counted all the same
 * @param lettersCounted whether written opinions of absent members count
 * @param read whether the articles behind the rule were read; if not, the secretary confirms it
 * @param instead shares that another source gives: the secretary chooses
 * @param basis legal reference
 */
public record CouncilRule(
        Fraction quorum,
        Fraction share,
        boolean exceeded,
        boolean ofPresent,
        boolean secret,
        boolean recusedCounted,
        boolean lettersCounted,
        boolean read,
        List<Fraction> instead,
        String basis) {

    public CouncilRule {
        instead = List.copyOf(instead);
    }

    /**
     * Who is there to vote on one item.
     *
     * @param members all members on that day
     * @param present of them, recused ones too
     * @param recused all members who do not vote because of an interest
     * @param recusedPresent those of them who are present
     * @param letters absent members, not recused, whose written opinion has come
     */
    public record Turnout(int members, int present, int recused, int recusedPresent, int letters) {

        public static Turnout of(int members, int present) {
            return new Turnout(members, present, 0, 0, 0);
        }
    }

    /** All shares to choose from, its own first. */
    public List<Fraction> shares() {
        return Stream.concat(Stream.of(share), instead.stream()).toList();
    }

    /** How many of so many members must be present. */
    public int quorumOf(int members) {
        return quorum.of(members);
    }

    public CouncilRule with(Fraction chosen) {
        return new CouncilRule(
                quorum, chosen, exceeded, ofPresent, secret, recusedCounted, lettersCounted, read, instead, basis);
    }

    /** May a council of so many members decide with so many present? */
    public Verdict quorate(int members, int present) {
        int needed = quorumOf(members);
        return present >= needed
                ? Verdict.ALLOWED
                : Verdict.refusedBy(basis, "council.refused.quorum", present, members, needed);
    }

    /** Of how many the share is taken. */
    public int counted(Turnout turnout) {
        if (ofPresent) {
            return turnout.present()
                    - (recusedCounted ? 0 : turnout.recusedPresent())
                    + (lettersCounted ? turnout.letters() : 0);
        }
        return turnout.members() - (recusedCounted ? 0 : turnout.recused());
    }

    /** The smallest number of agreeing votes that passes. */
    public int needed(int counted) {
        return Math.max(1, exceeded ? share.floor(counted) + 1 : share.of(counted));
    }

    public boolean passes(int counted, int agreed) {
        return agreed >= needed(counted);
    }

    /** Where the majority decides, equal votes decide nothing yet; short of a higher share they fail it. */
    public boolean tied(int agreed, int disagreed) {
        return exceeded && agreed == disagreed && agreed > 0;
    }

    /** An exact share, so that two thirds of nine are six. */
    public record Fraction(int numerator, int denominator) {

        public static Fraction parse(String text) {
            String[] parts = text.split("/");
            return new Fraction(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        }

        @Override
        public String toString() {
            return numerator + "/" + denominator;
        }

        /** {@code 80 %} where that is exact, else {@code 2/3}. */
        public String percent() {
            return denominator > 4 && 100 % denominator == 0 ? numerator * (100 / denominator) + " %" : toString();
        }

        /** The smallest whole number that reaches the share. */
        int of(int whole) {
            return Math.ceilDiv(whole * numerator, denominator);
        }

        /** The greatest whole number that does not exceed it. */
        int floor(int whole) {
            return whole * numerator / denominator;
        }
    }
}
