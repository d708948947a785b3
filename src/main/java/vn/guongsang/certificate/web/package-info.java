/** Pages of certificates: the register, designs, and the public page of each. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.certificate.web;
