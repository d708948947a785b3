/**
 * What the law asks for: emulation titles and forms of commendation in two lists, the dated conditions of each with
 * their articles, the parts of a dossier, and the verdict on a case, line by line with the records it rests on.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"audit", "frame", "identity", "privacy", "time", "verdict"})
@org.jspecify.annotations.NullMarked
package vn.guongsang.rules;
