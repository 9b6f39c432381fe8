// Plane a board.
const THICK = 20;

class Plane {
    // tag::shave[]
    shave() {
        // ANCHOR: inner
        return THICK - 1;
    }
    // end::shave[]
}
