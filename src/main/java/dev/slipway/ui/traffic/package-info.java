/** Where production traffic goes, and the lever by which a person moves it. */
package dev.slipway.ui.traffic;
