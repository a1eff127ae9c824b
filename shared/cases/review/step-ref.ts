/** One step of a task's ladder. */
export interface Step {
  readonly applicationId: string;
  readonly taskId: string;
  /** Which of the plan's steps. */
  readonly index: number;
}

/** The name of a dated step: a task's id and which of the plan's steps. */
export const stepRef = (taskId: string, index: number) => `${taskId}.${index}`;

/** A step's name taken apart. */
export function stepOf(applicationId: string, ref: string): Step {
  const [taskId = '', index = ''] = ref.split('.', 2);
  return { applicationId, taskId, index: Number(index) };
}
