import { attributes, classes, type Html, html } from '../html.ts';
import { type ControlOptions, labelled } from './form-group.ts';

export interface FileUploadOptions extends ControlOptions {
  multiple?: boolean | undefined;
  disabled?: boolean | undefined;
}

/** The browser's own control for choosing files. */
export function fileUpload(options: FileUploadOptions): Html {
  return labelled(
    options,
    (id, describedBy) =>
      html`<input${attributes({
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
      })}>`,
  );
}
