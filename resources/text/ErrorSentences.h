#pragma once
/// One sentence and one hint for each error code, in English. The windows translate them (context "ErrorText"); the command line
/// prints them as they are. %1, %2 ... are the arguments in the order of core/base/errors.def.

#ifndef QT_TRANSLATE_NOOP
#define QT_TRANSLATE_NOOP(context, text) text
#endif

// clang-format off
#define INTAGLIO_SENTENCES \
    INTAGLIO_SENTENCE(FileNotFound, QT_TRANSLATE_NOOP("ErrorText", "The file \"%1\" does not exist."), QT_TRANSLATE_NOOP("ErrorText", "Check the name and the folder.")) \
    INTAGLIO_SENTENCE(FileUnreadable, QT_TRANSLATE_NOOP("ErrorText", "The file \"%1\" cannot be read."), QT_TRANSLATE_NOOP("ErrorText", "Check that it is a normal file and that you are allowed to read it.")) \
    INTAGLIO_SENTENCE(FileIsDirectory, QT_TRANSLATE_NOOP("ErrorText", "\"%1\" is a folder, not a file."), QT_TRANSLATE_NOOP("ErrorText", "Choose a single picture, or use the batch for a folder.")) \
    INTAGLIO_SENTENCE(FileEmpty, QT_TRANSLATE_NOOP("ErrorText", "The file \"%1\" is empty."), QT_TRANSLATE_NOOP("ErrorText", "Copy it again from where it came from.")) \
    INTAGLIO_SENTENCE(FileTooLarge, QT_TRANSLATE_NOOP("ErrorText", "The file \"%1\" is larger than %2 bytes."), QT_TRANSLATE_NOOP("ErrorText", "Files above this limit are not opened, to protect this computer's memory.")) \
    INTAGLIO_SENTENCE(FileUnwritable, QT_TRANSLATE_NOOP("ErrorText", "\"%1\" cannot be written. Nothing was changed."), QT_TRANSLATE_NOOP("ErrorText", "Check that the folder exists, that the name is free and that you are allowed to write there.")) \
    INTAGLIO_SENTENCE(DiskFull, QT_TRANSLATE_NOOP("ErrorText", "There is no space left to write \"%1\". Nothing was changed."), QT_TRANSLATE_NOOP("ErrorText", "Free some space, or choose another disk, and try again.")) \
    INTAGLIO_SENTENCE(OutputIsInput, QT_TRANSLATE_NOOP("ErrorText", "The output \"%1\" is the picture itself."), QT_TRANSLATE_NOOP("ErrorText", "Choose another name: the original is never overwritten.")) \
    INTAGLIO_SENTENCE(NothingToDo, QT_TRANSLATE_NOOP("ErrorText", "There is no file in \"%1\"."), QT_TRANSLATE_NOOP("ErrorText", "Choose a folder that holds pictures.")) \
    INTAGLIO_SENTENCE(OutputIncomplete, QT_TRANSLATE_NOOP("ErrorText", "The results could not be written in full."), QT_TRANSLATE_NOOP("ErrorText", "Check the file or program that takes the output, and the free space of its disk.")) \
    INTAGLIO_SENTENCE(Cancelled, QT_TRANSLATE_NOOP("ErrorText", "The work was cancelled."), QT_TRANSLATE_NOOP("ErrorText", "Nothing was changed; start it again whenever you like.")) \
    INTAGLIO_SENTENCE(InvalidArgument, QT_TRANSLATE_NOOP("ErrorText", "The value \"%2\" is not valid for %1."), QT_TRANSLATE_NOOP("ErrorText", "Look at the help for the values that are allowed.")) \
    INTAGLIO_SENTENCE(NotYetAvailable, QT_TRANSLATE_NOOP("ErrorText", "%1 is not available in this version."), QT_TRANSLATE_NOOP("ErrorText", "The README lists what is not there yet.")) \
    INTAGLIO_SENTENCE(OutOfMemory, QT_TRANSLATE_NOOP("ErrorText", "There is not enough memory for this."), QT_TRANSLATE_NOOP("ErrorText", "Close other programs or use a smaller picture.")) \
    INTAGLIO_SENTENCE(Internal, QT_TRANSLATE_NOOP("ErrorText", "Something unexpected happened inside the program (%1)."), QT_TRANSLATE_NOOP("ErrorText", "Your files were not changed. Please report this with the log file.")) \
    INTAGLIO_SENTENCE(PictureFormatUnknown, QT_TRANSLATE_NOOP("ErrorText", "\"%1\" is not a picture that Intaglio knows."), QT_TRANSLATE_NOOP("ErrorText", "Use DICOM, PNG, JPEG, TIFF or BMP.")) \
    INTAGLIO_SENTENCE(PictureTruncated, QT_TRANSLATE_NOOP("ErrorText", "The picture (%1) ends too early: a part of it is missing."), QT_TRANSLATE_NOOP("ErrorText", "Copy the file again; the copying was probably interrupted.")) \
    INTAGLIO_SENTENCE(PictureDamaged, QT_TRANSLATE_NOOP("ErrorText", "The picture (%1) is damaged: %2."), QT_TRANSLATE_NOOP("ErrorText", "Copy the file again, or export it again from the device.")) \
    INTAGLIO_SENTENCE(PictureTooLarge, QT_TRANSLATE_NOOP("ErrorText", "The picture says it measures %1 x %2 pixels, which is more than is accepted."), QT_TRANSLATE_NOOP("ErrorText", "Check the file; export it at a smaller size if it is right.")) \
    INTAGLIO_SENTENCE(PictureUnsupported, QT_TRANSLATE_NOOP("ErrorText", "This kind of picture (%1) is not supported: %2."), QT_TRANSLATE_NOOP("ErrorText", "Export it again as DICOM without compression, or as PNG.")) \
    INTAGLIO_SENTENCE(PictureHasNoPixels, QT_TRANSLATE_NOOP("ErrorText", "This file (%1) holds no picture."), QT_TRANSLATE_NOOP("ErrorText", "Choose the file that holds the picture itself, not a report or an index.")) \
    INTAGLIO_SENTENCE(ModelNotFound, QT_TRANSLATE_NOOP("ErrorText", "There is no model named \"%1\"."), QT_TRANSLATE_NOOP("ErrorText", "The command \"intaglio models\" lists the models that are installed.")) \
    INTAGLIO_SENTENCE(ModelNoneInstalled, QT_TRANSLATE_NOOP("ErrorText", "No working model is installed."), QT_TRANSLATE_NOOP("ErrorText", "The command \"intaglio models\" says what is wrong with each.")) \
    INTAGLIO_SENTENCE(ModelBroken, QT_TRANSLATE_NOOP("ErrorText", "The model \"%1\" cannot be used: %2."), QT_TRANSLATE_NOOP("ErrorText", "Install it again from its source.")) \
    INTAGLIO_SENTENCE(ModelDigestMismatch, QT_TRANSLATE_NOOP("ErrorText", "The model \"%1\" is not the one that was published: its digest is wrong."), QT_TRANSLATE_NOOP("ErrorText", "Do not use it. Install it again from its source.")) \
    INTAGLIO_SENTENCE(ModelOutputInvalid, QT_TRANSLATE_NOOP("ErrorText", "The model \"%1\" gave no usable numbers for this picture."), QT_TRANSLATE_NOOP("ErrorText", "No result was made. Report this together with the model's version.")) \
    INTAGLIO_SENTENCE(ModelDisabled, QT_TRANSLATE_NOOP("ErrorText", "The model \"%1\" is switched off on this computer."), QT_TRANSLATE_NOOP("ErrorText", "An administrator can enable it in the model manager or with \"intaglio models enable\".")) \
    INTAGLIO_SENTENCE(PackageInvalid, QT_TRANSLATE_NOOP("ErrorText", "\"%1\" cannot be installed as a model: %2."), QT_TRANSLATE_NOOP("ErrorText", "Nothing was installed. Get the package again from its source.")) \
    INTAGLIO_SENTENCE(PackageInstalled, QT_TRANSLATE_NOOP("ErrorText", "The model \"%1\" is installed already, in version %2; this package is version %3."), QT_TRANSLATE_NOOP("ErrorText", "Replace it only if you mean to: with \"--force\", or in the model manager.")) \
    INTAGLIO_SENTENCE(PackageNotAccepted, QT_TRANSLATE_NOOP("ErrorText", "Nobody whom this computer trusts has signed the model \"%1\"."), QT_TRANSLATE_NOOP("ErrorText", "An administrator may accept it: with \"--accept-unsigned\", or in the model manager. Each of its results then says so.")) \
    INTAGLIO_SENTENCE(PackageAnswersMissing, QT_TRANSLATE_NOOP("ErrorText", "\"%1\" does not say all that is needed to use it: %2."), QT_TRANSLATE_NOOP("ErrorText", "Give the answers; the help of \"intaglio models install\" lists them.")) \
    INTAGLIO_SENTENCE(EngineUnavailable, QT_TRANSLATE_NOOP("ErrorText", "The part of the program that runs models could not be started (%1)."), QT_TRANSLATE_NOOP("ErrorText", "Install Intaglio again; its lib folder may be incomplete.")) \
    INTAGLIO_SENTENCE(DeviceUnavailable, QT_TRANSLATE_NOOP("ErrorText", "The device \"%1\" is not available on this computer."), QT_TRANSLATE_NOOP("ErrorText", "Use --device cpu or --device auto.")) \
    INTAGLIO_SENTENCE(RefusedKind, QT_TRANSLATE_NOOP("ErrorText", "This does not look like the right kind of picture (%1)."), QT_TRANSLATE_NOOP("ErrorText", "Check that you chose the right file.")) \
    INTAGLIO_SENTENCE(RefusedUnfamiliar, QT_TRANSLATE_NOOP("ErrorText", "This picture is unlike the pictures that the model \"%1\" knows, so it was not judged."), QT_TRANSLATE_NOOP("ErrorText", "Check that it is the right kind of picture, in focus and normally lit.")) \
    INTAGLIO_SENTENCE(RefusedTooSmall, QT_TRANSLATE_NOOP("ErrorText", "The picture is too small: %1 x %2 pixels, at least %3 are needed on each side."), QT_TRANSLATE_NOOP("ErrorText", "Use the original picture instead of a thumbnail.")) \
    INTAGLIO_SENTENCE(RefusedBlurred, QT_TRANSLATE_NOOP("ErrorText", "The picture is too blurred to be judged."), QT_TRANSLATE_NOOP("ErrorText", "Take it again in focus.")) \
    INTAGLIO_SENTENCE(RefusedExposure, QT_TRANSLATE_NOOP("ErrorText", "The picture is too dark or too bright to be judged."), QT_TRANSLATE_NOOP("ErrorText", "Take it again with normal light.")) \
    INTAGLIO_SENTENCE(RefusedModality, QT_TRANSLATE_NOOP("ErrorText", "The file says it comes from a device of type %1, which the model \"%2\" is not made for."), QT_TRANSLATE_NOOP("ErrorText", "Choose another model, or the right picture.")) \
    INTAGLIO_SENTENCE(RefusedNoModel, QT_TRANSLATE_NOOP("ErrorText", "No model for this kind of picture (%1) is installed."), QT_TRANSLATE_NOOP("ErrorText", "An administrator can install one in the model manager.")) \
    INTAGLIO_SENTENCE(RefusedContradiction, QT_TRANSLATE_NOOP("ErrorText", "The file says that it is %1, but the picture looks like another kind (%2)."), QT_TRANSLATE_NOOP("ErrorText", "Check that the right picture is in the file. Do not rely on what the file says.")) \
    INTAGLIO_SENTENCE(RefusedAge, QT_TRANSLATE_NOOP("ErrorText", "The file says that the patient is %1 years old; the model \"%2\" is not made for that age."), QT_TRANSLATE_NOOP("ErrorText", "Choose another model. A doctor may still have it judged, knowing that the model never saw such patients.")) \
    INTAGLIO_SENTENCE(RefusedView, QT_TRANSLATE_NOOP("ErrorText", "The file says that the picture was taken in the view %1, which the model \"%2\" is not made for."), QT_TRANSLATE_NOOP("ErrorText", "Choose another model, or a picture of another view.")) \
    INTAGLIO_SENTENCE(RefusedBodyPart, QT_TRANSLATE_NOOP("ErrorText", "The file says that it shows %1, which the model \"%2\" is not made for."), QT_TRANSLATE_NOOP("ErrorText", "Choose another model, or the right picture.")) \
    INTAGLIO_SENTENCE(RefusedBurnedInText, QT_TRANSLATE_NOOP("ErrorText", "Text or marks are burnt into the picture, and the model may judge them instead of what is beneath."), QT_TRANSLATE_NOOP("ErrorText", "Export the picture again without annotations.")) \
    INTAGLIO_SENTENCE(ResultOverridden, QT_TRANSLATE_NOOP("ErrorText", "This result was made although the picture was refused (%1), so it cannot be sealed."), QT_TRANSLATE_NOOP("ErrorText", "Seal an answer in the doctor's own words instead.")) \
    INTAGLIO_SENTENCE(LabelsInvalid, QT_TRANSLATE_NOOP("ErrorText", "The table of labels \"%1\" cannot be used: %2."), QT_TRANSLATE_NOOP("ErrorText", "It needs a header with at least path, label and split.")) \
    INTAGLIO_SENTENCE(SplitEmpty, QT_TRANSLATE_NOOP("ErrorText", "The table of labels has no row in the split \"%1\"."), QT_TRANSLATE_NOOP("ErrorText", "Check the name of the split.")) \
    INTAGLIO_SENTENCE(ArchitectureUnknown, QT_TRANSLATE_NOOP("ErrorText", "There is no network architecture named \"%1\"."), QT_TRANSLATE_NOOP("ErrorText", "The help of \"intaglio train\" lists the names.")) \
    INTAGLIO_SENTENCE(LabelUnknown, QT_TRANSLATE_NOOP("ErrorText", "The model has no label \"%1\"."), QT_TRANSLATE_NOOP("ErrorText", "The command \"intaglio models\" lists each model's labels.")) \
    INTAGLIO_SENTENCE(TrainingDiverged, QT_TRANSLATE_NOOP("ErrorText", "The training stopped because its numbers grew without limit (%1)."), QT_TRANSLATE_NOOP("ErrorText", "Use a smaller learning rate.")) \
    INTAGLIO_SENTENCE(KeyFileInvalid, QT_TRANSLATE_NOOP("ErrorText", "\"%1\" is not a usable key file: %2."), QT_TRANSLATE_NOOP("ErrorText", "Choose a .key or .pub file made by Intaglio.")) \
    INTAGLIO_SENTENCE(KeyWrongRole, QT_TRANSLATE_NOOP("ErrorText", "The key \"%1\" cannot do this: a key with the role \"%2\" is needed."), QT_TRANSLATE_NOOP("ErrorText", "Choose the right key; \"intaglio keys show\" tells a key's role.")) \
    INTAGLIO_SENTENCE(KeyExpired, QT_TRANSLATE_NOOP("ErrorText", "The key \"%1\" is not valid today."), QT_TRANSLATE_NOOP("ErrorText", "Check this computer's date, or ask the clinic for a new key.")) \
    INTAGLIO_SENTENCE(KeySignatureInvalid, QT_TRANSLATE_NOOP("ErrorText", "The clinic's signature on \"%1\" is wrong."), QT_TRANSLATE_NOOP("ErrorText", "Do not use this key. Ask the clinic for the file again.")) \
    INTAGLIO_SENTENCE(PassphraseWrong, QT_TRANSLATE_NOOP("ErrorText", "The passphrase does not open \"%1\"."), QT_TRANSLATE_NOOP("ErrorText", "Try again; capital letters matter.")) \
    INTAGLIO_SENTENCE(PassphraseMissing, QT_TRANSLATE_NOOP("ErrorText", "A passphrase is needed for \"%1\"."), QT_TRANSLATE_NOOP("ErrorText", "Give it with --passphrase-file, or run the command on a terminal.")) \
    INTAGLIO_SENTENCE(PassphrasesDiffer, QT_TRANSLATE_NOOP("ErrorText", "The two passphrases differ, so no key was made."), QT_TRANSLATE_NOOP("ErrorText", "Type the same passphrase twice; capital letters matter.")) \
    INTAGLIO_SENTENCE(WorkFactorTooHigh, QT_TRANSLATE_NOOP("ErrorText", "The key file \"%1\" asks for more computing time than is accepted."), QT_TRANSLATE_NOOP("ErrorText", "It was not made by Intaglio, or was altered.")) \
    INTAGLIO_SENTENCE(RandomUnavailable, QT_TRANSLATE_NOOP("ErrorText", "The operating system gives no random numbers, so nothing can be sealed safely."), QT_TRANSLATE_NOOP("ErrorText", "Restart this computer, then try again.")) \
    INTAGLIO_SENTENCE(CryptoInputInvalid, QT_TRANSLATE_NOOP("ErrorText", "A key or a sealed part has a form that is not accepted (%1)."), QT_TRANSLATE_NOOP("ErrorText", "Check that the key files are complete.")) \
    INTAGLIO_SENTENCE(CryptoAuthenticationFailed, QT_TRANSLATE_NOOP("ErrorText", "The sealed part does not match its key or was altered."), QT_TRANSLATE_NOOP("ErrorText", "Use the original file and the right key.")) \
    INTAGLIO_SENTENCE(TooManyRecipients, QT_TRANSLATE_NOOP("ErrorText", "A picture can be sealed for 1 to %2 doctors, not for %1."), QT_TRANSLATE_NOOP("ErrorText", "Name fewer doctors.")) \
    INTAGLIO_SENTENCE(KeyNotEnrolled, QT_TRANSLATE_NOOP("ErrorText", "The key \"%1\" is not signed by your clinic."), QT_TRANSLATE_NOOP("ErrorText", "Ask the clinic to enrol it, then bring the new file.")) \
    INTAGLIO_SENTENCE(ClinicMismatch, QT_TRANSLATE_NOOP("ErrorText", "\"%1\" belongs to another clinic."), QT_TRANSLATE_NOOP("ErrorText", "Compare the clinic's fingerprint with the one you were given.")) \
    INTAGLIO_SENTENCE(KeyRevoked, QT_TRANSLATE_NOOP("ErrorText", "The key \"%1\" was revoked by the clinic."), QT_TRANSLATE_NOOP("ErrorText", "Do not use it. Ask the clinic for the current key.")) \
    INTAGLIO_SENTENCE(RevocationListOld, QT_TRANSLATE_NOOP("ErrorText", "\"%1\" is older than the list of revoked keys that is in use."), QT_TRANSLATE_NOOP("ErrorText", "Ask the clinic for the newest list.")) \
    INTAGLIO_SENTENCE(TooManyRevokedKeys, QT_TRANSLATE_NOOP("ErrorText", "The list of revoked keys is full (%1 keys)."), QT_TRANSLATE_NOOP("ErrorText", "Start a new clinic key, and enrol the keys that are in use with it.")) \
    INTAGLIO_SENTENCE(PassphraseWeak, QT_TRANSLATE_NOOP("ErrorText", "This passphrase is too easy to guess."), QT_TRANSLATE_NOOP("ErrorText", "Use at least %1 characters: four unusual words are easy to remember.")) \
    INTAGLIO_SENTENCE(RecordsUnavailable, QT_TRANSLATE_NOOP("ErrorText", "The records in \"%1\" cannot be used (%2)."), QT_TRANSLATE_NOOP("ErrorText", "Check the disk. Nothing was lost; the picture itself was not changed.")) \
    INTAGLIO_SENTENCE(CborInvalid, QT_TRANSLATE_NOOP("ErrorText", "The sealed result does not follow the format (%1)."), QT_TRANSLATE_NOOP("ErrorText", "It may come from a newer version of Intaglio.")) \
    INTAGLIO_SENTENCE(CarrierTooSmall, QT_TRANSLATE_NOOP("ErrorText", "The result does not fit into this picture: %1 bytes are needed, %2 fit."), QT_TRANSLATE_NOOP("ErrorText", "Use the original picture at full size.")) \
    INTAGLIO_SENTENCE(CarrierUnsupported, QT_TRANSLATE_NOOP("ErrorText", "A result cannot be sealed into this kind of picture: %1."), QT_TRANSLATE_NOOP("ErrorText", "Grey and RGB pictures of 8 or 16 bits can carry a result; DICOM pictures in the modes reversible and covert.")) \
    INTAGLIO_SENTENCE(RegionInvalid, QT_TRANSLATE_NOOP("ErrorText", "The region %1 cannot be protected: %2."), QT_TRANSLATE_NOOP("ErrorText", "Choose a region inside the picture that stays 8 pixels away from its border.")) \
    INTAGLIO_SENTENCE(OutputFormatUnsupported, QT_TRANSLATE_NOOP("ErrorText", "\"%1\" has the wrong ending for this output: %2 is needed."), QT_TRANSLATE_NOOP("ErrorText", "Give the output a name with that ending.")) \
    INTAGLIO_SENTENCE(PayloadTooLarge, QT_TRANSLATE_NOOP("ErrorText", "There is too much to seal: %1 bytes, %2 are allowed."), QT_TRANSLATE_NOOP("ErrorText", "Shorten the note.")) \
    INTAGLIO_SENTENCE(SelfVerificationFailed, QT_TRANSLATE_NOOP("ErrorText", "The sealed picture did not pass its own check (%1), so it was not saved."), QT_TRANSLATE_NOOP("ErrorText", "Your picture was not changed. Try again; if it happens again, report it.")) \
    INTAGLIO_SENTENCE(PictureReplaced, QT_TRANSLATE_NOOP("ErrorText", "The file \"%1\" is no longer the picture that was judged. Nothing was sealed."), QT_TRANSLATE_NOOP("ErrorText", "Have the picture judged again.")) \
    INTAGLIO_SENTENCE(OriginalNotKept, QT_TRANSLATE_NOOP("ErrorText", "A picture sealed in %1 mode does not give back the exact original."), QT_TRANSLATE_NOOP("ErrorText", "Ask for the original where the picture was sealed: only the reversible mode carries it.")) \
    INTAGLIO_SENTENCE(OutputExists, QT_TRANSLATE_NOOP("ErrorText", "\"%1\" is there already."), QT_TRANSLATE_NOOP("ErrorText", "Choose another name, or leave out --no-overwrite.")) \
    INTAGLIO_SENTENCE(ResultFileInvalid, QT_TRANSLATE_NOOP("ErrorText", "\"%1\" holds no result: %2."), QT_TRANSLATE_NOOP("ErrorText", "Give a file as \"intaglio predict --json\" writes it.")) \
    INTAGLIO_SENTENCE(VerdictNoPayload, QT_TRANSLATE_NOOP("ErrorText", "This picture holds no sealed result."), QT_TRANSLATE_NOOP("ErrorText", "It was never sealed, was saved in another way since, or belongs to another clinic.")) \
    INTAGLIO_SENTENCE(VerdictDamaged, QT_TRANSLATE_NOOP("ErrorText", "A result was sealed in this picture, but the picture was altered since and the result is lost."), QT_TRANSLATE_NOOP("ErrorText", "Ask for the file exactly as the kiosk wrote it.")) \
    INTAGLIO_SENTENCE(VerdictNotForYou, QT_TRANSLATE_NOOP("ErrorText", "The result in this picture is sealed for another doctor."), QT_TRANSLATE_NOOP("ErrorText", "Use the key of the doctor whom the patient chose.")) \
    INTAGLIO_SENTENCE(VerdictUntrustedKiosk, QT_TRANSLATE_NOOP("ErrorText", "The result comes from a key that you do not trust."), QT_TRANSLATE_NOOP("ErrorText", "Add its .pub file only if you know that it is genuine.")) \
    INTAGLIO_SENTENCE(VerdictRevokedKiosk, QT_TRANSLATE_NOOP("ErrorText", "The result comes from a key that the clinic has revoked."), QT_TRANSLATE_NOOP("ErrorText", "Do not rely on it. Ask the clinic, and have the picture taken and judged again.")) \
    INTAGLIO_SENTENCE(VerdictBadSignature, QT_TRANSLATE_NOOP("ErrorText", "The signature on the sealed result is wrong. Do not rely on it."), QT_TRANSLATE_NOOP("ErrorText", "Ask the patient for the file exactly as the kiosk wrote it.")) \
    INTAGLIO_SENTENCE(VerdictImageMismatch, QT_TRANSLATE_NOOP("ErrorText", "The sealed result is genuine, but it belongs to another picture, or this one was altered."), QT_TRANSLATE_NOOP("ErrorText", "Do not use the result for this picture."))
// clang-format on
