#pragma once
#include <QFrame>
#include <QString>

#include "core/base/Error.h"

class QBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace intaglio::ui {

enum class MessageKind { Info, Success, Attention, Danger };

/// An inline message: icon, word, sentence and hint; optionally one action. Hidden while it has nothing to say.
class MessageBar : public QFrame {
    Q_OBJECT
public:
    explicit MessageBar(QWidget* parent = nullptr);
    void showMessage(MessageKind kind, const QString& sentence, const QString& hint = {});
    /// The error's sentence and hint; refusals speak as Attention, failures as Danger.
    void showError(const base::Error& error);
    /// Adds a button; `clicked` comes as actionTriggered().
    void setAction(const QString& text);
    void setClosable(bool closable);
    void clear();
    [[nodiscard]] MessageKind kind() const { return m_kind; }
    [[nodiscard]] QString sentence() const;
    /// With the action below the words.
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void actionTriggered();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void present(const QString& sentence, const QString& hint);
    void retranslate();
    /// Puts the action beside the words where they keep room enough, else below them.
    void placeAction();
    MessageKind m_kind = MessageKind::Info;
    class IconLabel* m_icon;
    QLabel* m_word;
    QLabel* m_sentence;
    QLabel* m_hint;
    QPushButton* m_action;
    QToolButton* m_close;
    QBoxLayout* m_content = nullptr;  ///< words and action
};

}  // namespace intaglio::ui
