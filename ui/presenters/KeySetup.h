#pragma once
#include <QObject>
#include <QPointer>
#include <optional>

#include "ui/presenters/KeyPorts.h"
#include "ui/support/JobBridge.h"

namespace intaglio::ui {

/// The set-up wizard without its widgets: steps, what was entered, what is wrong with it, the making. User-interface thread.
class KeySetup : public QObject {
    Q_OBJECT
public:
    enum class Step { Welcome, Clinic, Kiosks, Doctors, Make, Done };
    enum class Mode { NewClinic, AddKeys };
    /// What keeps an entry from being taken.
    enum class Problem {
        None,
        NameMissing,
        NameInvalid,
        NameTaken,
        PlaceMissing,
        PlaceTaken,
        PassphraseMissing,
        PassphraseWeak,
        PassphrasesDiffer,
        KeyFileMissing,  ///< the clinic's
        OwnKeyFileMissing,
        NothingToMake
    };

    KeySetup(KeyPorts ports, JobBridge& bridge, QObject* parent = nullptr);
    ~KeySetup() override;

    [[nodiscard]] const KeyPorts& ports() const { return m_ports; }
    [[nodiscard]] Step step() const { return m_step; }
    [[nodiscard]] Mode mode() const { return m_mode; }
    [[nodiscard]] const KeySetupPlan& plan() const { return *m_plan; }
    /// The folder that holds, or will hold, the keys.
    [[nodiscard]] std::filesystem::path keysFolder() const;
    /// A key is being opened or keys are being made.
    [[nodiscard]] bool isBusy() const { return m_job != nullptr; }
    /// Why the last job failed; gone with the next.
    [[nodiscard]] const std::optional<base::Error>& error() const { return m_error; }
    /// Present at Step::Done.
    [[nodiscard]] const std::optional<KeySetupOutcome>& outcome() const { return m_outcome; }

    /// From Welcome to Clinic.
    void begin(Mode mode);
    void back();
    /// From Kiosks to Doctors, from Doctors to Make. NothingToMake where no key was named.
    [[nodiscard]] Problem next();
    /// Takes in the clinic's entries and goes on to the kiosks.
    [[nodiscard]] Problem setClinic(const QString& name, const QString& place, const QString& passphrase, const QString& again);
    /// Opens the clinic's key on a worker thread and goes on to the kiosks where it opens.
    [[nodiscard]] Problem openClinic(const QString& keyFile, const QString& passphrase);
    /// `later`: the doctor makes the key elsewhere; the passphrases then do not count.
    [[nodiscard]] Problem addKey(crypto::Role role, const QString& name, const QString& passphrase, const QString& again,
                                 bool startsByItself, bool later);
    void removeKey(std::size_t index);
    void setRecovery(bool wanted);
    /// Makes everything on a worker thread; then Step::Done, or error() with nothing made.
    void make();
    /// Stops the running job; what it made goes.
    void cancel();
    /// Passphrases leave the memory.
    void forget();

    /// For the gallery: a step with its data, without the work.
    void present(Step step, Mode mode, KeySetupPlan plan, std::optional<KeySetupOutcome> outcome = std::nullopt);

Q_SIGNALS:
    void changed();
    void progressed(double done, double total);

private:
    [[nodiscard]] Problem checkName(const QString& name) const;
    [[nodiscard]] Problem checkPassphrase(const QString& passphrase, const QString& again, const QString& keyName) const;
    void goTo(Step step);
    void setPlan(KeySetupPlan plan) { m_plan = std::make_shared<const KeySetupPlan>(std::move(plan)); }

    KeyPorts m_ports;
    JobBridge& m_bridge;
    Step m_step = Step::Welcome;
    Mode m_mode = Mode::NewClinic;
    /// Shared with a running job; replaced, never changed.
    std::shared_ptr<const KeySetupPlan> m_plan = std::make_shared<const KeySetupPlan>();
    QPointer<Job> m_job;
    std::optional<base::Error> m_error;
    std::optional<KeySetupOutcome> m_outcome;
};

}  // namespace intaglio::ui
