declare namespace App {
  interface Locals {
    /** The page's language (route-data.ts). */
    lang: import('./site.ts').Language;
  }
}
