/** Who looks after personal data. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.privacy.domain;
