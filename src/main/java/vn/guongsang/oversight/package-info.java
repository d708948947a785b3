/**
 * Looking over the work: the log of acts with its seals, searched and exported by those whose duty it
 * is, and the question who may see or do what, by which rule. It knows no module but asks each through
 * {@link vn.guongsang.identity.Subjects}.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"audit", "delivery", "document", "frame", "identity", "organisation", "time", "verdict"})
@org.jspecify.annotations.NullMarked
package vn.guongsang.oversight;
