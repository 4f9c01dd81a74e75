import {
  addReward,
  changeReward,
  listRewards,
  putRewardPicture,
  type Reward,
  RewardInput,
} from '@village-points/shared/rewards/contract.ts'
import { useState } from 'react'
import { useAttempt } from '../platform/attempt'
import { useDraft } from '../platform/draft'
import { fieldProblems, refusedFields, useProblems } from '../platform/field-problems'
import { upload } from '../platform/files'
import { back, hasPageBehind, replace, useRouteInput } from '../platform/navigation'
import type { PickedPhoto } from '../platform/photos'
import { useQuery } from '../platform/query'
import { refresh, useWrite } from '../platform/write'
import { Button } from '../ui/button'
import { Frame } from '../ui/frame'
import { Warn } from '../ui/note'
import { notify } from '../ui/notices'
import { Remote } from '../ui/remote'
import { RestoredNote } from '../ui/restored-note'
import { Empty, Progress, WriteFailure } from '../ui/states'
import { GoodsFields } from './goods-fields'
import { draftOf, emptyGoods, inputOf } from './goods-form'
import { GoodsPhoto } from './goods-photo'
import './goods.css'
import { amountOf } from '../ui/amount-field'

/** Sends the picture after the record: a lost picture must not cost what was typed. */
const usePhotoUpload = () => {
  const [share, setShare] = useState<number>()
  const attempt = useAttempt(async ({ rewardId, photo }: { rewardId: string; photo: PickedPhoto }) => {
    setShare(0)
    try {
      const saved = await upload(putRewardPicture, { params: { rewardId }, body: {} }, photo, setShare)
      refresh()
      return saved
    } finally {
      setShare(undefined)
    }
  })
  return { ...attempt, share }
}

const useSaving = (reward: Reward | undefined) => {
  const draft = useDraft(`goods:${reward?.rewardId ?? 'new'}`, reward ? draftOf(reward) : emptyGoods)
  const [photo, setPhoto] = useState<PickedPhoto>()
  const [added, setAdded] = useState<Reward>()
  const add = useWrite(addReward)
  const change = useWrite(changeReward)
  const picture = usePhotoUpload()
  const known = reward ?? added
  const body = inputOf(draft.value)
  const { problems, isRight } = useProblems(fieldProblems(RewardInput, body))
  const save = async () => {
    if (!isRight()) return
    const saved = known
      ? await change.send({ params: { rewardId: known.rewardId }, body })
      : await add.send({ body: { ...body, stock: amountOf(draft.value.stock) || 0 } })
    if (!saved) return
    // If only the picture fails, the next press must not add the thing a second time.
    setAdded(saved)
    if (photo && !(await picture.send({ rewardId: saved.rewardId, photo }))) return
    draft.clear()
    notify(`${saved.name}存好了`)
    // After a reload there is nothing behind this page.
    if (hasPageBehind()) back()
    else replace('rewards/goods')
  }
  const error = add.error ?? change.error
  const isBusy = add.isBusy || change.isBusy || picture.isBusy
  return { draft, photo, setPhoto, problems: { ...problems, ...refusedFields(error) }, picture, error, isBusy, save }
}

const Form = ({ reward }: { readonly reward?: Reward }) => {
  const { draft, photo, setPhoto, problems, picture, error, isBusy, save } = useSaving(reward)
  const count = Object.keys(problems).length
  return (
    <Frame
      title={reward ? `改${reward.name}` : '添一样东西'}
      footer={
        <>
          {picture.share !== undefined && <Progress label="正在传照片" share={picture.share} />}
          {count > 0 && <Warn>{`还有 ${count} 处要改。填的都还在。`}</Warn>}
          <WriteFailure of={{ error: error ?? picture.error }} />
          <Button isBusy={isBusy} onPress={save}>
            {reward ? '存好' : '放上货架'}
          </Button>
        </>
      }
    >
      <RestoredNote of={draft} />
      <GoodsPhoto name={draft.value.name} pictureId={reward?.pictureId} photo={photo} onPick={setPhoto} />
      <GoodsFields value={draft.value} isNew={!reward} problems={problems} onChange={draft.change} />
    </Frame>
  )
}

/** The form of one kind of goods: name, price in points, limits, picture. */
const EditGoods = () => {
  const { rewardId } = useRouteInput('rewards/edit-goods')
  const shelf = useQuery(listRewards, { query: {} }, { isReady: rewardId !== undefined })
  const reward = shelf.data?.rewards.find((each) => each.rewardId === rewardId)
  if (!rewardId) return <Form />
  if (reward) return <Form reward={reward} />
  return (
    <Frame title="东西和价钱">
      <Remote of={shelf}>{() => <Empty icon="bag" title="没有找到这样东西" />}</Remote>
    </Frame>
  )
}

export default EditGoods
