import { type Attributes, attributes, classes, type Html, html } from '../html.ts';
import { type ControlOptions, labelled } from './form-group.ts';

export interface FileUploadOptions extends ControlOptions {
  multiple?: boolean | undefined;
  disabled?: boolean | undefined;
  /** Puts the control into the box that a script makes a drop zone of, with its texts. */
  javascript?: boolean | undefined;
  wrapperClasses?: string | undefined;
  wrapperAttributes?: Attributes | undefined;
  chooseFilesButtonText?: string | undefined;
  noFileChosenText?: string | undefined;
  multipleFilesChosenText?: Readonly<Record<string, string>> | undefined;
  dropInstructionText?: string | undefined;
  enteredDropZoneText?: string | undefined;
  leftDropZoneText?: string | undefined;
}

/** The browser's own control for choosing files. */
export function fileUpload(options: FileUploadOptions): Html {
  return labelled(options, (id, describedBy) => {
    const control = html`<input${attributes({
      class: classes(
        'govuk-file-upload',
        options.classes,
        options.errorMessage && 'govuk-file-upload--error',
      ),
      id,
      name: options.name,
      type: 'file',
      disabled: options.disabled,
      multiple: options.multiple,
      'aria-describedby': describedBy,
      ...options.attributes,
    })}>`;
    if (!options.javascript) return control;
    return html`<div${attributes({
      class: classes('govuk-file-upload-wrapper', options.wrapperClasses),
      'data-module': 'govuk-file-upload',
      ...textsOf(options),
      ...options.wrapperAttributes,
    })}>${control}</div>`;
  });
}

function textsOf(options: FileUploadOptions): Attributes {
  const several = Object.entries(options.multipleFilesChosenText ?? {});
  return {
    'data-i18n.choose-files-button': options.chooseFilesButtonText,
    'data-i18n.no-file-chosen': options.noFileChosenText,
    ...Object.fromEntries(
      several.map(([count, text]) => [`data-i18n.multiple-files-chosen.${count}`, text] as const),
    ),
    'data-i18n.drop-instruction': options.dropInstructionText,
    'data-i18n.entered-drop-zone': options.enteredDropZoneText,
    'data-i18n.left-drop-zone': options.leftDropZoneText,
  };
}
