/** The pages of the guidance: what it allows, what is taken, what remains. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.guidance.web;
