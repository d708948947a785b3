/** Pages of personal data. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.privacy.web;
