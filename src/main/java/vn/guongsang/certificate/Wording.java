package vn.guongsang.certificate;

/**
 * What is printed of one recipient and can be corrected.
 *
 * @param name at most {@value #LONGEST_NAME} characters
 * @param place at most {@value #LONGEST_NAME} characters, empty for none
 * @param achievement at most {@value #LONGEST_ACHIEVEMENT} characters, empty for none
 */
public record Wording(String name, String place, String achievement) {

    public static final int LONGEST_NAME = 300;
    public static final int LONGEST_ACHIEVEMENT = 1_000;
}
