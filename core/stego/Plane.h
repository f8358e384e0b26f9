#pragma once
#include <memory>

#include "core/image/Image.h"

namespace intaglio::stego {

/// One channel of the first frame (or a band of its rows) as signed numbers, with two mirrored samples on every side so that no loop
/// has to ask for the border. Mirroring without repeating the edge keeps the chessboard colours.
/// `Number`: std::int16_t for samples of 8 bits, std::int32_t for wider ones. At least 3 rows and 3 columns.
template <class Number>
class Plane {
public:
    Plane(const image::Image& picture, int channel, int firstRow, int rows);

    [[nodiscard]] int rows() const { return m_rows; }
    [[nodiscard]] int columns() const { return m_columns; }
    [[nodiscard]] int firstRow() const { return m_firstRow; }

    /// `row` from -2 to rows() + 1; columns -2 to columns() + 1 may be read.
    [[nodiscard]] const Number* row(int row) const { return m_samples.get() + (row + kMargin) * m_stride + kMargin; }
    [[nodiscard]] Number* row(int row) { return m_samples.get() + (row + kMargin) * m_stride + kMargin; }

    /// Rhombus prediction: the rounded mean of the four neighbours of the other chessboard colour.
    [[nodiscard]] std::int32_t prediction(int rowIndex, int column) const {
        const Number* middle = row(rowIndex) + column;
        const std::int32_t sum = std::int32_t{middle[-m_stride]} + middle[m_stride] + middle[-1] + middle[1];
        return (sum + 2) >> 2;
    }

    /// Copies the inner samples outwards again after changes.
    void mirror();

private:
    static constexpr int kMargin = 2;
    template <class Sample>
    void fill(const image::Image& picture, int channel);

    int m_rows;
    int m_columns;
    int m_firstRow;
    std::ptrdiff_t m_stride;
    std::unique_ptr<Number[]> m_samples;
};

/// How restless the surroundings of each sample of a row are, from samples of the other chessboard colour only: embedding in one colour
/// does not change it. Rows come one after another from `firstRow` on.
template <class Number>
class ComplexityRows {
public:
    explicit ComplexityRows(const Plane<Number>& plane, int firstRow = 0);
    /// plane.columns() values.
    [[nodiscard]] const Number* next();

private:
    void gradients(int row, Number* target) const;

    const Plane<Number>& m_plane;
    int m_row;
    std::vector<Number> m_above, m_here, m_below, m_complexity;
};

/// Complexities in 256 steps: exact below 32, sixteen steps an octave above.
[[nodiscard]] int complexityBin(std::int32_t complexity);
/// The largest complexity that falls into `bin` or a lower one.
[[nodiscard]] std::int32_t complexityLimit(int bin);

extern template class Plane<std::int16_t>;
extern template class Plane<std::int32_t>;
extern template class ComplexityRows<std::int16_t>;
extern template class ComplexityRows<std::int32_t>;

}  // namespace intaglio::stego
